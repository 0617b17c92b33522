// What is still being done: everything marked `data-work` shows it until the answer has come. Nothing is locked
// meanwhile: a second click goes to the app as well, as it does in Slack.

const counts = new Map();

/** Show `key` as working until the promise settles. */
export async function working(key, promise) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
  showWorking();
  try {
    return await promise;
  } finally {
    counts.set(key, counts.get(key) - 1);
    if (counts.get(key) === 0) counts.delete(key);
    showWorking();
  }
}

/** Whether something by that key is still being done. */
export function isWorking(key) {
  return counts.has(key);
}

/** Bring every mark up to date; called after each drawing too. */
export function showWorking() {
  for (const element of document.querySelectorAll("[data-work]")) {
    if (isWorking(element.dataset.work)) element.setAttribute("aria-busy", "true");
    else element.removeAttribute("aria-busy");
  }
}
