/** The studio's page. */
import { render } from "preact";
import { App } from "./app.tsx";
import { Store } from "./state/store.ts";
import { StoreContext } from "./state/hooks.ts";

const store = new Store(() => new Worker("worker.js"));
(globalThis as { entente?: Store }).entente = store; // for the curious, at the browser's console
render(
  <StoreContext.Provider value={store}>
    <App />
  </StoreContext.Provider>,
  document.getElementById("page")!,
);
void store.file.boot();
