"""Slack as a platform: `platform` speaks for it, the other rooms are what it needs."""
