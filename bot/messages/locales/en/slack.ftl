# Slack: what only its adapter says. The one command's name is put before the others' names by the adapter.

slack-title = Pairkeeper
slack-app-description = Looks after peer-mentoring partnerships: introductions, topics, times to talk, and a person to turn to.
slack-command-description = Your partnership, your profile, and help
slack-form-title = A few details
slack-send = Send
slack-continue = Continue
slack-cancel = Cancel
slack-close = Close
slack-open-form = Open the form
slack-all-commands = All I can do
slack-one-moment = One moment, please…
slack-page = Page { $page } of { $pages }
slack-form-too-late = Sorry, the form did not open in time. Nothing is lost: please press the button again.
slack-file-is-in-direct-messages = I am sending you the file as a direct message.
slack-file-not-read = I could not read that file. Please try once more; a file may have up to 20 megabytes.
slack-stranger = Hello! This programme is for the members of this workspace. If you would like to take part, please write to the people who run it here.
slack-no-such-group = There is no user group called { $name } here. User groups come with Slack's paid plans; without them each coordinator is named: /roles grant coordinator @NAME

## Set-up

slack-command-name-taken = Slack keeps the word /{ $name } for itself, or it cannot be a command. Please choose another one, for example pairkeeper.
slack-token-refused = Slack does not accept a token ({ $error }). Please copy both tokens again from your app's page: the bot token begins with xoxb-, the app token with xapp-.
slack-scopes-missing = Your Slack app lacks what it cannot do without: { $scopes }. Please paste the manifest again (pairkeeper slack manifest) and reinstall the app.
