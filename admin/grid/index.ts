export type * from './grid-props.ts';
