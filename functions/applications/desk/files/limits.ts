/** So many files one member opens in an hour, and so many they take along; above it somebody is told. */
export const mostRead = 120
export const mostDownloaded = 30
