// Instants and zones: people see times in their own zone, whatever the zone of this browser.

const formats = new Map();

function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }));
  return formats.get(key);
}

/** The zone to show times in: the person's own, or UTC for somebody without one that this browser knows. */
export function zoneOf(person) {
  if (!person?.tz) return "UTC";
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: person.tz });
    return person.tz;
  } catch {
    return "UTC";
  }
}

/** A zone as people read it: `Europe/Berlin`, or that there is none. */
export function zoneName(person) {
  return person.tz ? person.tz.replaceAll("_", " ") : "no time zone set";
}

/** When a message was sent. */
export function instantOf(ts) {
  return new Date(Number(ts.split(".")[0]) * 1000);
}

/** `09:30` */
export function timeOfDay(at, zone) {
  return format(zone, { hour: "2-digit", minute: "2-digit" }).format(at);
}

/** `09:30:12` */
export function timeOfDayInSeconds(at, zone) {
  return format(zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(at);
}

/** `Mon 23 Nov` */
export function shortDay(at, zone) {
  return format(zone, { weekday: "short", day: "numeric", month: "short" }).format(at).replace(",", "");
}

/** `Mon 23 Nov 2026` */
export function dayAndYear(at, zone) {
  return format(zone, { weekday: "short", day: "numeric", month: "short", year: "numeric" }).format(at).replace(",", "");
}

/** `Today`, `Yesterday`, `Monday, 23 November`; with the year where it is another one. */
export function dayHeading(at, zone, today) {
  const away = daysBetween(today, at, zone);
  if (away === 0) return "Today";
  if (away === -1) return "Yesterday";
  return `${format(zone, { weekday: "long" }).format(at)}, ${date(at, zone, today, "long")}`;
}

/** `today at 09:30`, `yesterday at 09:30`, `23 Nov at 09:30` */
export function dayAndTime(at, zone, today) {
  const day = { 0: "today", "-1": "yesterday" }[daysBetween(today, at, zone)] ?? date(at, zone, today, "short");
  return `${day} at ${timeOfDay(at, zone)}`;
}

function date(at, zone, today, month) {
  const sameYear = dayKey(at, zone).slice(0, 4) === dayKey(today, zone).slice(0, 4);
  return format(zone, { day: "numeric", month, ...(sameYear ? {} : { year: "numeric" }) }).format(at);
}

/** `Monday 23 November 2026 at 09:30:12` */
export function inFull(at, zone) {
  const day = format(zone, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(at);
  return `${day} at ${timeOfDayInSeconds(at, zone)}`;
}

/** `2026-11-23`: the day on which that instant falls there. */
export function dayKey(at, zone) {
  return wallClock(at, zone).slice(0, 10);
}

/** `2026-11-23T09:30`, as a field for a date and time takes it. */
export function wallClock(at, zone) {
  const parts = Object.fromEntries(
    format(zone, {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year.padStart(4, "0")}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** The instant at which a clock on the wall there shows `2026-11-23T09:30`; null if that is no date. */
export function fromWallClock(text, zone) {
  const wanted = Date.parse(`${text}Z`);
  if (Number.isNaN(wanted)) return null;
  let guess = wanted;
  // The offset is that of the guess, which may lie on the other side of a clock change: correct it once more.
  for (let round = 0; round < 2; round += 1) guess += wanted - Date.parse(`${wallClock(new Date(guess), zone)}Z`);
  return new Date(guess);
}

function daysBetween(today, at, zone) {
  return Math.round((Date.parse(dayKey(at, zone)) - Date.parse(dayKey(today, zone))) / 86_400_000);
}

const LONG = { day: "numeric", month: "long", year: "numeric" };
const TOKENS = {
  date_num: (at, zone) => dayKey(at, zone),
  date_slash: (at, zone) => format(zone, { day: "2-digit", month: "2-digit", year: "numeric" }).format(at),
  date: (at, zone) => format(zone, LONG).format(at),
  date_short: (at, zone) => format(zone, { day: "numeric", month: "short", year: "numeric" }).format(at),
  date_long: (at, zone) => format(zone, { weekday: "long", ...LONG }).format(at),
  time: timeOfDay,
  time_secs: timeOfDayInSeconds,
  ago: (at, zone, today) => ago(at, today),
};

/** A `<!date^…>` written out; `{date_pretty}` and its like say today, yesterday and tomorrow. */
export function writeDate(seconds, pattern, zone, today) {
  const at = new Date(seconds * 1000);
  return pattern.replace(/\{(\w+)\}/g, (token, name) => {
    const plain = name.replace("_pretty", "");
    if (!(plain in TOKENS)) return token;
    const near = { 0: "today", "-1": "yesterday", 1: "tomorrow" }[daysBetween(today, at, zone)];
    return name !== plain && near ? near : TOKENS[plain](at, zone, today);
  });
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

function ago(at, today) {
  const seconds = (at - today) / 1000;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.round(seconds / length), unit);
}
