export type * from './edit-outcome.ts';
export type * from './grid-props.ts';
export { gridTints } from './grid-props.ts';
export { Grid } from './view/Grid.tsx';
