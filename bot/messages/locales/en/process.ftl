# What the program says in the terminal while it runs, and what a platform shows while its clock steps.

process-running = Pairkeeper is running. Stop it with Ctrl-C.
process-no-platform = Pairkeeper is running, but on no platform: no token is set. Set PAIRKEEPER_DISCORD_TOKEN for Discord, or PAIRKEEPER_SLACK_BOT_TOKEN and PAIRKEEPER_SLACK_APP_TOKEN for Slack, and start it again. Stop it with Ctrl-C.
process-slack-needs-both = Slack needs two tokens: PAIRKEEPER_SLACK_BOT_TOKEN (it begins with xoxb-) and PAIRKEEPER_SLACK_APP_TOKEN (it begins with xapp-). One is missing.
process-connected = { $platform }: connected as { $standing }.
process-platform-again = { $platform }: the connection failed. I try again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
process-platform-off = { $platform } stays off until this is mended and Pairkeeper is started again.
process-clock-steps = The clock steps: it stands at { $at } and jumps to whatever is due next. This is a rehearsal.
process-clock-stands = rehearsing: the clock stands at { $at } UTC
process-clock-real = The clock cannot step here: this database has seen a real round, and real people would be written to. Take another database for rehearsing (PAIRKEEPER_DATABASE_URL), or leave PAIRKEEPER_CLOCK unset.
process-clock-stepping = This database was made while rehearsing with PAIRKEEPER_CLOCK. Set PAIRKEEPER_CLOCK again to go on rehearsing, or take another database for real rounds (PAIRKEEPER_DATABASE_URL).
process-other-version = The Pairkeeper that is running is of another version. Stop it, start it again with this version, and give your command once more.
process-settings-wrong = A setting cannot be used. { $why }.
process-no-application = “{ $value }” is no application id. It is a long number; you find it on the page “General Information” of your application.

discord-permission-view = to see the channels you give it
discord-permission-send = to post topics, invitations and coordinators' cards
discord-permission-attach = to send rosters, calendar files and charts
discord-permission-history = to find out after a cut whether a message has arrived, so that nothing comes twice
discord-permission-rooms = to open a room for two partners
discord-permission-write-in-rooms = to write the topic into it
discord-permission-close-rooms = to close it at the end, and to let somebody out who left
