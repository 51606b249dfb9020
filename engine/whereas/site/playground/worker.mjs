// Runs the engine apart from the page, so that the page never stops answering.
import { loadPyodide } from "./pyodide/pyodide.mjs";

let answer = null;

async function start() {
  const tell = (step) => postMessage({ step });
  tell("Loading Python");
  const [python, archive] = await Promise.all([
    loadPyodide({ indexURL: new URL("./pyodide/", import.meta.url).href }),
    fetch(new URL("./engine.zip", import.meta.url)).then((response) => {
      if (!response.ok) throw new Error(`engine.zip: ${response.status}`);
      return response.arrayBuffer();
    }),
  ]);
  tell("Unpacking the engine");
  const version = python.runPython("import sys; f'{sys.version_info.major}.{sys.version_info.minor}'");
  python.unpackArchive(archive, "zip", { extractDir: `/lib/python${version}/site-packages` });
  tell("Starting the engine");
  python.runPython("from whereas.web import answer");
  answer = python.globals.get("answer");
  postMessage({ ready: true });
}

const started = start().catch((error) => postMessage({ failed: String(error.message ?? error) }));

onmessage = async ({ data }) => {
  await started;
  if (answer === null) return;
  const before = performance.now();
  try {
    const made = JSON.parse(answer(data.law, data.deal, data.asOf));
    postMessage({ number: data.number, made, ms: performance.now() - before });
  } catch (error) {
    postMessage({ number: data.number, failed: String(error.message ?? error) });
  }
};
