/** The colour of a passage by what quotes it. */

/** Kind of the block that quotes a passage: the colour of the text. */
export type Became = "driver" | "need" | "stake" | "belief" | "accord" | "question" | "other";
export function becameOf(path: string): Became {
  const [head, , part] = path.split(".");
  if (head === "drivers") return "driver";
  if (head === "actors")
    return part === "needs" ? "need" : part === "stakes" ? "stake" : part === "beliefs" ? "belief" : "other";
  if (head === "accords" || head === "events") return "accord";
  if (head === "questions" || head === "scenarios") return "question";
  return "other";
}
