// Slack's mrkdwn taken apart: the same rules as local_slack/mrkdwn.py, which tests hold this to.
// A piece is {kind, text, target, styles, bare}: see the Segment there.

const W = "\\p{L}\\p{N}_";
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

const PRE = /```\n?([^]+?)```/g;
const LINE = /[^\n]*\n|[^\n]+/g;
const QUOTED = /^(?:>|&gt;) ?([^]*)$/;
const QUOTED_TO_THE_END = /(?<![^\n])(?:>|&gt;){3} ?([^]*)/;
const CONTROL = /<([^<>\n]+)>/g;
const CONTROLS = [
  ["user", /^@([UW][A-Z0-9]+)$/],
  ["channel", /^#([CDG][A-Z0-9]+)$/],
  ["usergroup", /^!subteam\^(S[A-Z0-9]+)$/],
  ["broadcast", /^!(here|channel|everyone)$/],
  ["date", /^!date\^(\d+\^[^\n]+)$/],
  ["link", /^((?:[a-z][a-z0-9+.-]*:\/\/|mailto:|tel:)\S+)$/i],
];
const WRAPPED = [
  ["bold", "\\*", "*"],
  ["italic", "_", "_"],
  ["strike", "~", "~"],
];
const INLINE = new RegExp(
  "<(?<control>[^<>\\n]+)>" +
    "|(?<!`)`(?<code>[^`\\n]+)`(?!`)" +
    `|(?<![${W}])(?<emoji>:[a-z0-9_+'\\-]+:(?::skin-tone-[2-6]:)?)` +
    `|(?<bare>(?<![${W}])[hH][tT][tT][pP][sS]?:\\/\\/(?:(?!&[lg]t;)[^\\s<>|])*[${W}/=&#%+\\-])` +
    WRAPPED.map(wrapped).join(""),
  "gu",
);

/**
 * A run between two marks on one line, each mark hard against the words within and off those without. A control
 * sequence or a code span within is taken whole: an underscore in a URL ends no italics. The lookahead with its back
 * reference is an atomic group: no piece is tried in two ways, which would take time exponential in their number.
 */
function wrapped([style, mark, bare]) {
  const piece = `(?=(?<${style}Piece><[^<>\\n]*>|\`[^\`\\n]+\`|[^${bare}\\n]))\\k<${style}Piece>`;
  const body = `(?<${style}>(?:${piece})+?)`;
  return `|(?<![${W}${bare}])${mark}(?=[^\\s${bare}])${body}(?<!\\s)${mark}(?![${W}${bare}])`;
}

/** The text's pieces, as Slack finds them. */
export function parse(text) {
  const pieces = [];
  let start = 0;
  for (const pre of text.matchAll(PRE)) {
    pieces.push(...quotes(text.slice(start, pre.index)), ...verbatim(pre[1], ["pre"]));
    start = pre.index + pre[0].length;
  }
  return [...pieces, ...quotes(text.slice(start))];
}

function quotes(text) {
  const rest = QUOTED_TO_THE_END.exec(text);
  const lines = (rest ? text.slice(0, rest.index) : text).match(LINE) ?? [];
  const pieces = lines.flatMap((line) => {
    const quoted = QUOTED.exec(line);
    return quoted ? inline(quoted[1], ["quote"]) : inline(line, []);
  });
  return rest ? [...pieces, ...inline(rest[1], ["quote"])] : pieces;
}

function inline(text, styles) {
  const pieces = [];
  let start = 0;
  for (const found of text.matchAll(INLINE)) {
    pieces.push(...words(text.slice(start, found.index), styles), ...piece(found.groups, styles));
    start = found.index + found[0].length;
  }
  return [...pieces, ...words(text.slice(start), styles)];
}

function piece(found, styles) {
  if (found.control !== undefined) return [control(found.control, styles)];
  if (found.code !== undefined) return verbatim(found.code, [...styles, "code"]);
  if (found.emoji !== undefined) return [segment("emoji", found.emoji, "", styles)];
  if (found.bare !== undefined) return [segment("link", decoded(found.bare), decoded(found.bare), styles, true)];
  const [style] = WRAPPED.find(([name]) => found[name] !== undefined);
  return inline(found[style], [...styles, style]);
}

function verbatim(text, styles) {
  const pieces = [];
  let start = 0;
  for (const found of text.matchAll(CONTROL)) {
    pieces.push(...words(text.slice(start, found.index), styles), control(found[1], styles));
    start = found.index + found[0].length;
  }
  return [...pieces, ...words(text.slice(start), styles)];
}

function control(body, styles) {
  const bar = body.indexOf("|");
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? "" : body.slice(bar + 1);
  for (const [kind, pattern] of CONTROLS) {
    const found = pattern.exec(target);
    if (found) return segment(kind, decoded(label), decoded(found[1]), styles);
  }
  // An unknown special mention shows its label; anything else stays what it is.
  return segment("text", decoded(target.startsWith("!") && label ? label : `<${body}>`), "", styles);
}

function words(text, styles) {
  return text ? [segment("text", decoded(text), "", styles)] : [];
}

function segment(kind, text, target, styles, bare = false) {
  return { kind, text, target, styles, bare };
}

function decoded(text) {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}
