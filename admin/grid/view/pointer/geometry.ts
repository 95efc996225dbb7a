/** Heights in px, the same in grid.module.css: fixed, so that a row's place is a product. */
export const rowHeight = 28;
export const headerHeight = 32;
