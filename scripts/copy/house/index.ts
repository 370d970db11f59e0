/** House styles: what a paper has decided, for the copy desk, its headlines and the layout rules. */
export { loadHouse } from './load.ts';
export type { HouseSeverity, HouseStyle } from './schema.ts';
