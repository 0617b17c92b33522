// Small drawings, so that no button depends on the fonts that a machine has.

const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  bolt: "M9.5 1 3 9h4l-1 6 7-8.5H9z",
  eye: "M8 3.5c3.3 0 5.9 2 7 4.5-1.1 2.5-3.7 4.5-7 4.5S2.1 10.5 1 8c1.1-2.5 3.7-4.5 7-4.5zm0 1.9a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2z",
  file: "M4 1h5l4 4v10H4zm4.5 1.5V6H12z",
  home: "M8 1.5 1.5 7H3v7h4v-4h2v4h4V7h1.5z",
  lock: "M5 7V5a3 3 0 0 1 6 0v2h1v7H4V7zm1.5 0h3V5a1.5 1.5 0 0 0-3 0z",
  mail: "M1.5 3h13v10h-13zm1.6 1.5L8 8.6l4.9-4.1z",
};

/** A drawing by its name, in the colour of the text around it. */
export function icon(name) {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", "0 0 16 16");
  drawn.setAttribute("class", "drawing");
  drawn.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  path.setAttribute("fill-rule", "evenodd");
  drawn.append(path);
  return drawn;
}
