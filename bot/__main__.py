"""The command line: `chaser run`, `doctor`, `local`, `import`, `migrate` and `explain`."""

from bot.unswept import unswept


def main() -> None:
    """Run the command line."""
    with unswept():
        from bot.cli import cli
    cli()


if __name__ == "__main__":
    main()
