import { sheetRows } from '../data.ts';

// Creates the data before the grid is requested, because that is no part of the grid's load.
sheetRows();
addEventListener('begin', () => void import('./main.tsx'), { once: true });
