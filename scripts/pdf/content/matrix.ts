/** The six numbers of a PDF transformation, [a b c d e f]; x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `first`, then `then`. */
export const concat = (first: Matrix, then: Matrix): Matrix => [
  first[0] * then[0] + first[1] * then[2],
  first[0] * then[1] + first[1] * then[3],
  first[2] * then[0] + first[3] * then[2],
  first[2] * then[1] + first[3] * then[3],
  first[4] * then[0] + first[5] * then[2] + then[4],
  first[4] * then[1] + first[5] * then[3] + then[5],
];

/** A matrix out of operands; the identity for what is no six numbers. */
export function matrixOf(values: readonly unknown[] | undefined): Matrix {
  if (!values || values.length < 6 || values.slice(0, 6).some((one) => typeof one !== 'number')) return identity;
  return values.slice(0, 6) as unknown as Matrix;
}
