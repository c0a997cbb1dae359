/** Exports the report of the result on the screen as one file; a worker of its own makes it, loaded when it is first needed. */
import type { PageStore } from "../state/store.ts";

export async function exportReport(store: PageStore): Promise<void> {
  const { result, current, id } = store.state;
  if (!result) return;
  if (!current)
    store.note({
      kind: "note",
      text: "The report is of the last full run; the run in progress is not in it.",
      actions: [],
    });
  try {
    const html = await made(store.runs.whole);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([html], { type: "text/html" }));
    link.download = `${id}-report.html`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch (error) {
    store.note({
      kind: "warning",
      text: `The report could not be made: ${error instanceof Error ? error.message : String(error)}`,
      actions: [],
    });
  }
}

function made(whole: Uint8Array): Promise<string> {
  return new Promise((done, fail) => {
    const worker = new Worker("report.js");
    worker.onmessage = ({ data }: { data: { html?: string; failed?: string } }) => {
      worker.terminate();
      if (data.html !== undefined) done(data.html);
      else fail(new Error(data.failed));
    };
    worker.onerror = (event) => {
      worker.terminate();
      fail(new Error(event.message || "its worker could not be loaded"));
    };
    worker.postMessage(whole);
  });
}
