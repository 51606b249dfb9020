// The page: two editors, a button, and the result. Every text is put in as text, never as mark-up.
import { basicSetup } from "codemirror";
import { yaml } from "@codemirror/lang-yaml";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { colours, whereas } from "./language.mjs";
import { read, written } from "./link.mjs";

const at = (name) => document.getElementById(name);
const SIGNS = { violated: "✕", needs_judgment: "◇", undetermined: "?", pending: "…", excused: "○", satisfied: "✓", inapplicable: "-" };
const ORDER = Object.keys(SIGNS);

// Its rules go into a style sheet that the shadow adopts, which a strict content policy allows.
const look = EditorView.theme({
  "&": { height: "100%", color: "var(--md-code-fg-color)", backgroundColor: "var(--md-code-bg-color)", fontSize: "0.85rem" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "Cascadia Mono", "Noto Sans Mono", monospace', lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--md-code-fg-color)" },
  "&.cm-focused": { outline: "0.18rem solid var(--wh-link)" },
  ".cm-cursor": { borderLeftColor: "var(--md-code-fg-color)" },
  ".cm-gutters": { backgroundColor: "var(--md-code-bg-color)", color: "var(--md-default-fg-color--light)", borderRight: "1px solid var(--wh-line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--md-code-fg-color)", fontWeight: "700" },
  ".cm-tooltip": { backgroundColor: "var(--md-default-bg-color)", color: "var(--md-default-fg-color)", border: "1px solid var(--wh-line)" },
  ".cm-foldPlaceholder": { backgroundColor: "transparent", color: "inherit" },
});

function editor(name, label, language) {
  const root = at(name).attachShadow({ mode: "open" });
  const extensions = [
    basicSetup, language, colours, look, EditorView.lineWrapping, keymap.of([{ key: "Mod-Enter", run: () => (check(), true) }]),
    EditorView.contentAttributes.of({ "aria-label": label }),
  ];
  const view = new EditorView({ state: EditorState.create({ extensions }), parent: root, root });
  // What scrolls must be reached by keyboard too.
  view.scrollDOM.tabIndex = 0;
  view.scrollDOM.setAttribute("role", "group");
  view.scrollDOM.setAttribute("aria-label", `${label}, to be scrolled`);
  return view;
}

const editors = { law: editor("law", "The law, as rules", whereas), deal: editor("deal", "The deal, as YAML", yaml()) };
const FILES = { "law.whereas": editors.law, "deal.yaml": editors.deal };
const text = (view) => view.state.doc.toString().toWellFormed?.() ?? view.state.doc.toString();

function put(view, words) {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: words }, selection: { anchor: 0 } });
}

function element(name, words, kind) {
  const made = document.createElement(name);
  if (words !== undefined) made.textContent = words;
  if (kind) made.className = kind;
  return made;
}

// ---------------------------------------------------------------------- the engine
let worker = null;
let asked = 0;

function say(words) {
  at("state").textContent = words;
}

function start() {
  worker = new Worker("./worker.mjs", { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.step) say(`${data.step} …`);
    else if (data.ready) document.body.dataset.engine = "ready";
    else if (data.failed !== undefined) (at("check").disabled = false, say(`The engine could not answer: ${data.failed}`));
    else if (data.number === asked) (at("check").disabled = false, show(data.made, data.ms));
  };
  worker.onerror = (error) => (at("check").disabled = false, say(`The engine could not be loaded: ${error.message ?? ""}`));
}

function check() {
  if (worker === null) start();
  at("check").disabled = true;
  asked += 1;
  if (document.body.dataset.engine === "ready") say("Checking …");
  worker.postMessage({ number: asked, law: text(editors.law), deal: text(editors.deal), asOf: at("as-of").value });
}

// ---------------------------------------------------------------------- the result
function show(made, ms) {
  document.body.dataset.checked = String(asked);
  say(`Checked in ${ms < 1000 ? `${Math.round(ms)} thousandths of a second` : `${(ms / 1000).toFixed(1)} seconds`}, in this browser.`);
  mark(made.diagnostics);
  at("problems").replaceChildren(...made.diagnostics.map(problem));
  at("verdicts").replaceChildren(...(made.report ? verdicts(made.report, made.page) : [element("p", "No verdict: mend what is told above first.", "wh-soft")]));
}

function mark(problems) {
  for (const [name, view] of Object.entries(FILES)) {
    const own = problems.filter((item) => item.file === name && item.to <= view.state.doc.length);
    const marks = own.map((item) => ({ from: item.from, to: Math.max(item.to, item.from), severity: item.severity, message: `${item.code}: ${item.message}` }));
    view.dispatch(setDiagnostics(view.state, marks));
  }
}

function problem(item) {
  const made = element("div", undefined, `problem ${item.severity}`);
  const first = element("p");
  const page = element("a", item.code);
  page.href = `../diagnostics/#the-codes`;
  first.append(page, ` ${item.message}`);
  made.append(first);
  if (item.label) made.append(element("p", item.label));
  if (item.help) made.append(element("p", `Help: ${item.help}`, "wh-soft"));
  if (FILES[item.file]) {
    const jump = element("button", `${item.file === "law.whereas" ? "Law" : "Deal"}, line ${item.line}`);
    jump.type = "button";
    jump.onclick = () => {
      const view = FILES[item.file];
      view.dispatch({ selection: { anchor: item.from, head: item.to }, scrollIntoView: true });
      view.focus();
    };
    made.append(jump);
  }
  return made;
}

function sign(item) {
  if (item.verdict === "undetermined" && item.unless_shown.length) return "?✕";
  return item.only_open_list ? "(?)" : SIGNS[item.verdict];
}

function words(item) {
  if (item.verdict === "undetermined" && item.unless_shown.length) return "violated unless an exception is shown";
  if (item.verdict === "violated" && item.is_waived) return "violated, and waived";
  if (item.only_open_list) return "no breach among what is named, but the lists may not be complete";
  return item.verdict.replaceAll("_", " ");
}

function verdicts(report, page) {
  const counts = ORDER.filter((name) => report.summary[name]).map((name) => `${report.summary[name]} ${name.replaceAll("_", " ")}`);
  const rows = [...report.findings].sort((one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict));
  const whole = element("button", "Save the whole report");
  whole.type = "button";
  whole.onclick = () => {
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    link.download = "report.html";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  return [element("p", report.conclusion, "conclusion"), element("p", `${counts.join(", ")}.`), ...rows.map(finding), whole, element("p", report.notice, "wh-soft")];
}

function finding(item, place) {
  const made = element("details", undefined, "finding");
  made.open = place === 0;
  made.dataset.verdict = item.verdict;
  made.dataset.section = item.section + (item.duty ? `#${item.duty}` : "");
  const head = element("summary");
  const chip = element("span", `${sign(item)} ${words(item)}`, `wh-verdict wh-${sign(item) === "?✕" ? "unless" : item.verdict}`);
  head.append(chip, " ", element("h3", `Section ${item.section}${item.duty ? ` (${item.duty.replaceAll("_", " ")})` : ""}: ${item.title}`));
  const body = element("div");
  body.append(element("p", item.requirement, "wh-soft"), ...item.explanation.map((line) => element("p", line)));
  if (item.questions.length) body.append(element("p", "To find out:"), list(item.questions));
  if (item.facts.length) body.append(element("p", "Facts that were read:"), list(item.facts.map((fact) => `${fact.about}: ${fact.shown}${fact.line ? ` (line ${fact.line})` : ""}`)));
  made.append(head, body);
  return made;
}

function list(lines) {
  const made = element("ul");
  made.append(...[...new Set(lines)].map((line) => element("li", line)));
  return made;
}

// ---------------------------------------------------------------------- what stands there at first
const examples = await fetch("./examples.json").then((response) => response.json());
at("as-of").value = examples.as_of;
const linked = await read(location.hash);
if (linked) at("example").append(new Option("From the link", ""));
at("example").append(...examples.examples.map((item, place) => new Option(item.title, String(place))));

function choose() {
  const item = at("example").value === "" ? linked : examples.examples[Number(at("example").value)];
  put(editors.law, item.law);
  put(editors.deal, item.deal);
  if (/^\d{4}-\d{2}-\d{2}$/.test(item.as_of ?? "")) at("as-of").value = item.as_of;
}

choose();
at("example").onchange = choose;
at("check").onclick = check;
at("link").onclick = async () => {
  const fragment = await written({ law: text(editors.law), deal: text(editors.deal), as_of: at("as-of").value });
  history.replaceState(null, "", fragment);
  try {
    await navigator.clipboard.writeText(location.href);
    at("copied").textContent = "Copied.";
  } catch {
    at("copied").textContent = "It stands in the address bar.";
  }
};
document.body.dataset.page = "ready";
