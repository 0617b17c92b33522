"""List Slack's limits as data, the only place for its figures; each comment names the bounded field."""

from typing import Final

# Messages
BLOCKS_IN_MESSAGE: Final = 50  # chat.*: blocks
MESSAGE_TEXT: Final = 40_000  # chat.*: text
UPDATE_TEXT_BYTES: Final = 4000  # chat.update: text; "4,000 characters" in the reference, bytes when measured
# chat.*: all texts of all blocks, with what each block costs beside its text. Slack publishes neither figure; these
# agree with what has been measured: 9,597 characters in 50 blocks went through, 11,341 in 45 did not.
BLOCKS_TEXT: Final = 13_200
BLOCK_OVERHEAD: Final = 50
MARKDOWN_TEXT: Final = 12_000  # chat.*: markdown_text; and markdown blocks, summed over one message
ATTACHMENTS: Final = 100  # chat.*: attachments

# Views
BLOCKS_IN_VIEW: Final = 100  # view.blocks, modal and home
VIEW_BYTES: Final = 250 * 1024  # the whole view, as JSON
VIEW_TITLE: Final = 24  # view.title, view.submit, view.close
CALLBACK_ID: Final = 255  # view.callback_id
PRIVATE_METADATA: Final = 3000  # view.private_metadata
EXTERNAL_ID: Final = 255  # view.external_id

# Ids
BLOCK_ID: Final = 255  # block.block_id
ACTION_ID: Final = 255  # element.action_id

# Blocks
SECTION_TEXT: Final = 3000  # section.text; also the bound of any text object that has no tighter one
FIELD_TEXT: Final = 2000  # section.fields[].text
FIELDS: Final = 10  # section.fields
HEADER_TEXT: Final = 150  # header.text
HEADER_LEVELS: Final = 4  # header.level
ACTIONS: Final = 25  # actions.elements
CONTEXT: Final = 10  # context.elements
LABEL: Final = 2000  # input.label, input.hint
ALT_TEXT: Final = 2000  # image.alt_text, video.alt_text
IMAGE_TITLE: Final = 2000  # image.title
URL: Final = 3000  # image.image_url, button.url, option.url
VIDEO_TITLE: Final = 199  # video.title, video.description: "must be less than 200 characters"
VIDEO_AUTHOR: Final = 49  # video.author_name: "must be less than 50 characters"

TABLE_ROWS: Final = 100  # table.rows
DATA_TABLE_ROWS: Final = 101  # data_table.rows: the header and 100 more
COLUMNS: Final = 20  # table.rows[], data_table.rows[], table.column_settings
TABLE_TEXT: Final = 10_000  # all cells of one table, and of all tables in one message
PAGE_SIZE: Final = 100  # data_table.page_size
CHART_TITLE: Final = 50  # data_visualization.title, axis_config.x_label, axis_config.y_label
CHART_LABEL: Final = 20  # the labels of segments and points, the names of series, axis_config.categories[]
SERIES: Final = 12  # chart.series, chart.segments
CATEGORIES: Final = 20  # axis_config.categories, series[].data
CARD_TITLE: Final = 150  # card.title, card.subtitle
CARD_BODY: Final = 200  # card.body, card.subtext
CARD_BUTTONS: Final = 3  # card.actions
CARDS: Final = 10  # carousel.elements
ALERT_TEXT: Final = 200  # alert.text
CONTAINER_TITLE: Final = 150  # container.title, container.subtitle
CHILD_BLOCKS: Final = 10  # container.child_blocks
CONTEXT_ACTIONS: Final = 5  # context_actions.elements

# Elements
BUTTON_TEXT: Final = 75  # button.text, button.accessibility_label
BUTTON_VALUE: Final = 2000  # button.value
PLACEHOLDER: Final = 150  # element.placeholder
OVERFLOW_OPTIONS: Final = 5  # overflow.options
SELECT_OPTIONS: Final = 100  # select.options, select.option_groups, option_group.options
CHOICES: Final = 10  # checkboxes.options, radio_buttons.options
INPUT_LENGTH: Final = 3000  # plain_text_input.min_length, .max_length, .initial_value
FILES: Final = 10  # file_input.max_files, and its most if it says none
FILE_BYTES: Final = 10 * 1024 * 1024  # each file in a file_input
READERS: Final = 10  # icon_button.visible_to_user_ids

# Composition objects
OPTION_TEXT: Final = 75  # option.text, option.description, option_group.label
OPTION_VALUE: Final = 150  # option.value
CONFIRM_TITLE: Final = 100  # confirm.title
CONFIRM_TEXT: Final = 300  # confirm.text
CONFIRM_BUTTON: Final = 30  # confirm.confirm, confirm.deny

# Channels and people
CHANNEL_NAME: Final = 80  # conversations.create, conversations.rename: name
TOPIC: Final = 250  # conversations.setTopic: topic, conversations.setPurpose: purpose
STATUS_TEXT: Final = 100  # users.profile.set: status_text

# Scheduled messages
SCHEDULED_AHEAD_SECONDS: Final = 120 * 24 * 3600  # chat.scheduleMessage: post_at
SCHEDULED_TOGETHER: Final = 30  # messages to one conversation within SCHEDULED_WINDOW_SECONDS
SCHEDULED_WINDOW_SECONDS: Final = 300
