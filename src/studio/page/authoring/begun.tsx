/** Cases that are begun and not on disk yet: to go on with, or to let go. */
import { useEffect, useState } from "preact/hooks";
import { cases, forgetCase } from "../browser/server.ts";
import { useStore } from "../state/hooks.ts";
import { Wrong } from "../widgets/wrong.tsx";

export function BegunCases() {
  const store = useStore();
  const [begun, setBegun] = useState<{ id: string; title: string }[]>([]);
  const [wrong, setWrong] = useState<string | null>(null);
  const read = async (): Promise<void> => {
    const got = await cases();
    if ("problem" in got) setWrong(got.problem);
    else setBegun(got.begun ?? []);
  };
  useEffect(() => void read(), []);
  const forget = async (id: string): Promise<void> => {
    const done = await forgetCase(id);
    if ("problem" in done) setWrong(String(done.problem));
    await read();
  };
  if (begun.length === 0) return null;
  return (
    <section class="begun" aria-label="Begun cases">
      <h2>Begun, and not on disk yet</h2>
      <ul>
        {begun.map(({ id, title }) => (
          <li class="row" key={id}>
            <span dir="auto">{title}</span>
            <button
              type="button"
              class="strong"
              aria-label={`Go on with ${title}`}
              onClick={() => store.file.make({ kind: "interview", id, title })}
            >
              Go on
            </button>
            <button type="button" aria-label={`Let go of ${title}`} onClick={() => void forget(id)}>
              Let go
            </button>
          </li>
        ))}
      </ul>
      <Wrong says={wrong} />
    </section>
  );
}
