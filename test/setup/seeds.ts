import { commitHere, quarterOf } from "../seeds.ts";

/** Chooses the seeds of the run, for its workers, and prints how to have the same ones again. */
export default function setup(): void {
  const commit = commitHere();
  const quarter = String(quarterOf(process.env["ENTENTE_SEEDS"], commit));
  const given = process.env["ENTENTE_SEEDS"]
    ? "as asked"
    : commit
      ? `by commit ${commit.slice(0, 12)}`
      : "without a commit";
  process.env["ENTENTE_SEEDS"] = quarter;
  const which = quarter === "all" ? "all seeds" : `quarter ${quarter} of the seeds (0 to 3)`;
  console.log(
    `Random inputs: ${which}, ${given}. To repeat: ENTENTE_SEEDS=${quarter}; for every seed: ENTENTE_SEEDS=all.`,
  );
}
