import { check } from "../../src/language/index.ts";
import type { Case } from "../../src/language/case.ts";

/** The case of a YAML text that quotes no files; what is wrong with it, where something is. */
export function readText(text: string): Case {
  const { case: c, messages } = check({ id: "test", file: "case.yaml", text }, () => ({ problem: "absent" }));
  if (!c)
    throw new Error(
      messages
        .filter((m) => m.severity === "error")
        .map((m) => `${m.line}:${m.column} ${m.path}: ${m.message}`)
        .join("\n"),
    );
  return c;
}

/** Everything that is wrong or doubtful in such a text, as `path: message`. */
export function messagesOf(text: string): string[] {
  return check({ id: "test", file: "case.yaml", text }, () => ({ problem: "absent" })).messages.map(
    (m) => `${m.path}: ${m.message}`,
  );
}
