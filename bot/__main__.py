"""The command line: `chaser local`, `chaser import`, `chaser migrate`, `chaser explain`."""

from bot.cli import cli


def main() -> None:
    """Run the command line."""
    cli()


if __name__ == "__main__":
    main()
