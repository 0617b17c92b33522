// The shape of the public starter templates, for Bolt in JavaScript.
const { App } = require("@slack/bolt");

const clientOptions = { slackApiUrl: process.env.SLACK_API_URL };
const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions,
  installerOptions: { clientOptions },
});
const text = (words) => ({ type: "plain_text", text: words });

app.command("/hello", async ({ ack, command }) => {
  await ack({
    text: `Hello ${command.text}`,
    blocks: [
      { type: "section", text: { type: "mrkdwn", text: `Hello *${command.text}*` } },
      { type: "actions", elements: [{ type: "button", action_id: "wave", text: text("Wave") }] },
    ],
  });
});

app.command("/later", async ({ ack, respond }) => {
  await ack();
  await respond("Here it is");
});

app.action("wave", async ({ ack, body, client }) => {
  await ack();
  await client.chat.postMessage({ channel: body.user.id, text: `<@${body.user.id}> waved` });
});

const note = (words) => ({
  type: "modal",
  callback_id: "note",
  title: text("A note"),
  submit: text("Save"),
  blocks: [
    {
      type: "section",
      text: { type: "mrkdwn", text: words },
      accessory: { type: "button", action_id: "count", text: text("Count") },
    },
    {
      type: "input",
      block_id: "where",
      label: text("Where"),
      element: { type: "conversations_select", action_id: "where" },
    },
    {
      type: "input",
      block_id: "words",
      label: text("Words"),
      element: { type: "plain_text_input", action_id: "words", multiline: true },
    },
  ],
});

app.shortcut("note", async ({ ack, body, client }) => {
  await ack();
  await client.views.open({ trigger_id: body.trigger_id, view: note("Not counted") });
});

app.action("count", async ({ ack, body, client }) => {
  await ack();
  await client.views.update({ view_id: body.view.id, hash: body.view.hash, view: note("Counted once") });
});

app.view("note", async ({ ack, view, client }) => {
  const values = view.state.values;
  if (values.words.words.value === "nothing") {
    await ack({ response_action: "errors", errors: { words: "Say something" } });
    return;
  }
  await ack();
  await client.chat.postMessage({
    channel: values.where.where.selected_conversation,
    text: `Note: ${values.words.words.value}`,
  });
});

app.shortcut("quote", async ({ ack, shortcut, client }) => {
  await ack();
  await client.chat.postMessage({
    channel: shortcut.channel.id,
    thread_ts: shortcut.message.ts,
    text: `Quoted: ${shortcut.message.text}`,
  });
});

app.message("hi there", async ({ message, say }) => {
  await say(`Hi <@${message.user}>`);
});

app.event("app_mention", async ({ event, client }) => {
  await client.reactions.add({ channel: event.channel, timestamp: event.ts, name: "wave" });
});

app.event("app_home_opened", async ({ event, client }) => {
  await client.views.publish({
    user_id: event.user,
    view: { type: "home", blocks: [{ type: "section", text: text("At home") }] },
  });
});

app.start().then(() => console.log("ready"));
