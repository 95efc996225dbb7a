/** Heights in px, the same in grid.module.css. They are fixed, so that a row's position is a product. */
export const rowHeight = 28;
export const headerHeight = 32;
