// Small drawings, so that no button depends on the fonts that a machine has.

const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  bolt: "M9.5 1 3 9h4l-1 6 7-8.5H9z",
  eye: "M8 3.5c3.3 0 5.9 2 7 4.5-1.1 2.5-3.7 4.5-7 4.5S2.1 10.5 1 8c1.1-2.5 3.7-4.5 7-4.5zm0 1.9a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2z",
  file: "M4 1h5l4 4v10H4zm4.5 1.5V6H12z",
  home: "M8 1.5 1.5 7H3v7h4v-4h2v4h4V7h1.5z",
  lock: "M5 7V5a3 3 0 0 1 6 0v2h1v7H4V7zm1.5 0h3V5a1.5 1.5 0 0 0-3 0z",
  hood: "M1 9h3l2-6 3.5 10L12 7l1 2h2v1.6h-3l-.6-1.2L9.5 15 6.1 6.4 5.2 10.6H1z",
  mail: "M1.5 3h13v10h-13zm1.6 1.5L8 8.6l4.9-4.1z",
  more: "M8 1.8a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zm0 4.7a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zm0 4.7a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z",
  search: "M7 1.5a5.5 5.5 0 0 1 4.4 8.8l3.4 3.4-1.1 1.1-3.4-3.4A5.5 5.5 0 1 1 7 1.5zM7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
  smile:
    "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 0 0 8 2.4zM5.7 5.6a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8zm4.6 0a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8zM4.6 9h6.8a3.5 3.5 0 0 1-6.8 0z",
  thread: "M2 2.5h12v8.5H8l-3.5 3V11H2zm1.4 1.4v5.7h2.5v1.5L7.5 9.6h5.1V3.9z",
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
