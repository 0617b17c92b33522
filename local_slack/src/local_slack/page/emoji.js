// The emoji that people and apps use most, by Slack's names; any other shows as its `:name:`.

const TABLE = `
+1:👍 -1:👎 100:💯 alarm_clock:⏰ arrow_right:➡️ arrow_left:⬅️ bar_chart:📊 beach_with_umbrella:🏖️ bee:🐝 bell:🔔
blue_heart:💙 blush:😊 book:📖 bookmark:🔖 bouquet:💐 bulb:💡 bus:🚌 bust_in_silhouette:👤 busts_in_silhouette:👥 calendar:📅
cake:🍰 chart_with_upwards_trend:📈 clap:👏 clipboard:📋 clock9:🕘 coffee:☕ compass:🧭 computer:💻 confetti_ball:🎊 cry:😢
dart:🎯 date:📅 dove:🕊️ ear:👂 email:📧 envelope:✉️ eyes:👀 exclamation:❗ face_with_thermometer:🤒 fire:🔥 four_leaf_clover:🍀
gear:⚙️ gift:🎁 globe_with_meridians:🌐 green_heart:💚 grin:😁 grinning:😀 hand:✋ handshake:🤝 hammer_and_wrench:🛠️ heart:❤️
heart_eyes:😍 heavy_check_mark:✔️ heavy_plus_sign:➕ herb:🌿 hourglass:⌛ house:🏠 house_with_garden:🏡 hugging_face:🤗
information_source:ℹ️ joy:😂 key:🔑 large_blue_circle:🔵 large_green_circle:🟢 laughing:😆 link:🔗 lock:🔒 loudspeaker:📢
mag:🔍 mailbox:📫 mega:📣 memo:📝 moneybag:💰 muscle:💪 no_bell:🔕 no_entry:⛔ octagonal_sign:🛑 ocean:🌊 ok:🆗 ok_hand:👌
open_hands:👐 package:📦 palm_tree:🌴 paperclip:📎 party:🥳 partying_face:🥳 pencil:✏️ pencil2:✏️ phone:☎️ point_down:👇
point_right:👉 point_up:☝️ pray:🙏 purple_heart:💜 pushpin:📌 question:❓ rainbow:🌈 raised_hand:✋ raised_hands:🙌 recycle:♻️
red_circle:🔴 relaxed:☺️ rocket:🚀 rose:🌹 seedling:🌱 see_no_evil:🙈 shrug:🤷 slightly_smiling_face:🙂 smile:😄 smiley:😃
sob:😭 sparkles:✨ sparkling_heart:💖 speech_balloon:💬 spiral_calendar_pad:🗓️ star:⭐ star2:🌟 sunflower:🌻 sun_with_face:🌞
sunglasses:😎 sunny:☀️ tada:🎉 telephone_receiver:📞 thinking_face:🤔 thought_balloon:💭 thumbsdown:👎 thumbsup:👍 toolbox:🧰
trophy:🏆 truck:🚚 tulip:🌷 two_hearts:💕 umbrella:☂️ unlock:🔓 v:✌️ warning:⚠️ wastebasket:🗑️ wave:👋 white_check_mark:✅
white_circle:⚪ wink:😉 wrench:🔧 writing_hand:✍️ x:❌ yellow_heart:💛 zap:⚡ zipper_mouth_face:🤐 zzz:💤
`;

const BY_NAME = new Map(
  TABLE.trim()
    .split(/\s+/)
    .map((entry) => {
      const colon = entry.lastIndexOf(":");
      return [entry.slice(0, colon), entry.slice(colon + 1)];
    }),
);

/** The character for a name without its colons; null if this page does not know it. */
export function character(name) {
  return BY_NAME.get(name.split("::")[0]) ?? null;
}

/** A text with its `:names:` written as characters, as Slack does in plain_text too. */
export function withEmoji(text) {
  return text.replace(/(?<![\p{L}\p{N}_]):([a-z0-9_+'-]+):/gu, (name, inner) => character(inner) ?? name);
}
