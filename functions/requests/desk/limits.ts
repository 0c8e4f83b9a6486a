export const maxTextLength = 5_000
