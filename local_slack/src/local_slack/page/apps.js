// The apps of the workspace: which of them direct messages, commands and shortcuts are of.

/** The app that direct messages are with; null for any other conversation. */
export function appOf(data, conversation) {
  return data.apps.find((app) => app.id === conversation?.app) ?? null;
}

/** The direct messages with an app; undefined while there is nobody to have them. */
export function dmWith(data, app) {
  return data.conversations.find((each) => each.app === app.id);
}

/** Everything that can be typed as a command; what two apps have belongs to the one that was installed last. */
export function commandsOf(data) {
  const all = data.apps.flatMap(({ commands }) => commands);
  return [...new Map(all.map((command) => [command.command, command])).values()];
}

/** The shortcuts of all apps, `global` or `message`, each with its app. */
export function shortcutsOf(data, type) {
  const all = data.apps.flatMap((app) => app.shortcuts.map((each) => ({ ...each, app })));
  return all.filter((each) => each.type === type);
}
