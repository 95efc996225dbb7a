import { sheetRows } from '../data.ts';

// The data is there before the grid is asked for: making it is no part of the grid's load.
sheetRows();
addEventListener('begin', () => void import('./main.ts'), { once: true });
