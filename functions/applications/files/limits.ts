/** The largest CV that is read, in bytes. */
export const maxCvBytes = 5_000_000

/** The largest photo that is read, in bytes. */
export const maxPhotoBytes = 2_000_000

/** How the name of a CV may end. */
export const cvExtensions = ['pdf', 'docx'] as const

/** How the name of a photo may end. */
export const photoExtensions = ['jpg', 'jpeg', 'png'] as const

/** The most pixels a photo may unpack to: more than any phone takes, less than a bomb. */
export const maxPhotoPixels = 64_000_000
