// The colours of the language in the editor. The words come from the one table that Pygments uses too.
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import SORTS from "./words.json";

const SORT_OF = new Map(Object.entries(SORTS).flatMap(([sort, words]) => words.map((word) => [word, sort])));
const TOKEN = { declaration: "definitionKeyword", clause: "keyword", modal: "modifier", operator: "operatorKeyword", unit: "unit", constant: "atom" };

export const whereas = StreamLanguage.define({
  name: "whereas",
  startState: () => ({ isText: false }),
  languageData: { commentTokens: { line: "#" } },
  token(stream, state) {
    if (state.isText || stream.match('"""')) {
      state.isText = true;
      while (!stream.eol()) if (stream.match('"""')) { state.isText = false; break; } else stream.next();
      return "string";
    }
    if (stream.eatSpace()) return null;
    // A duty of a section, `4(a)#few`, and no remark.
    if (/[\w)"]$/.test(stream.string.slice(0, stream.pos)) && stream.match(/^#[a-z][a-z0-9_]*(?!\w)/)) return "labelName";
    if (stream.match(/^#[^\n]*/)) return "comment";
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return "string";
    if (stream.match(/^\.[a-z]\w*/)) return "propertyName";
    if (stream.match(/^\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?)?(?![\w:-])/)) return "number";
    if (stream.match(/^\d[\w.:/-]*(?:\([\w-]+\))+/)) return "labelName";
    if (stream.match(/^[$£€]?\d[\d,]*(?:\.\d+)?%?/)) return "number";
    const word = stream.match(/^[A-Za-z_]\w*/);
    if (word) return TOKEN[SORT_OF.get(word[0])] ?? null;
    stream.next();
    return null;
  },
});

export const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.definitionKeyword, color: "var(--wh-declaration)", fontWeight: "600" },
    { tag: [tags.keyword], color: "var(--wh-keyword)" },
    { tag: tags.modifier, color: "var(--wh-modal)", fontWeight: "700" },
    { tag: tags.operatorKeyword, color: "var(--wh-operator)" },
    { tag: [tags.unit, tags.atom, tags.labelName], color: "var(--wh-constant)" },
    { tag: [tags.number, tags.literal], color: "var(--wh-number)" },
    { tag: tags.string, color: "var(--wh-string)" },
    { tag: [tags.propertyName, tags.content], color: "var(--wh-field)" },
    { tag: tags.comment, color: "var(--wh-comment)" },
  ]),
);
