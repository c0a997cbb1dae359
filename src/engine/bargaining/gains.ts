/** Gains of a table's members from the packages that it may choose from: what every rule of bargaining reads. */
export interface Gains {
  /** gain[i*n + x]: gain of member i from package x, points. May be longer than members * n. */
  gain: Float64Array;
  /** Number of packages. */
  n: number;
  /** The first members are parties, the rest ratifiers. */
  parties: number;
  members: number;
  /** Position of the package in force, whose gains are 0; -1 where it is not among the n. */
  standing: number;
}
