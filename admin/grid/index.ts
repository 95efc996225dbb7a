export type * from './grid-props.ts';
export { Grid } from './view/Grid.tsx';
