/** So many applications one member opens in an hour, so many files, and so many they take along. */
export const mostOpened = 300
export const mostRead = 120
export const mostDownloaded = 30
