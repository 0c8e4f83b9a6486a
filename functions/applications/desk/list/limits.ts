/** So many applications a page of the list shows. */
export const rowsAtOnce = 50
