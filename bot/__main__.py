"""The command line: `chaser run`, `doctor`, `local`, `import`, `migrate` and `explain`."""

from bot.cli import cli


def main() -> None:
    """Run the command line."""
    cli()


if __name__ == "__main__":
    main()
