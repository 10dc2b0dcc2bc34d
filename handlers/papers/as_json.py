"""A plan as the JSON that `chaser import FILE --dry-run --json` prints."""

from typing import Any

from handlers.papers.plan import ActionRead, Doubt, PlanRead
from handlers.rules.dates.windows import Reading


def plan_json(plan: PlanRead) -> dict[str, Any]:
    """The plan as plain values. Days are ISO dates, null where there is none; an action's parent
    is the code of the row over it, or its title where it has no code."""
    names = {row.key: row.code or row.title for row in (*plan.parents, *plan.actions)}
    return {
        "sections": list(plan.sections),
        "themes": [theme.title for theme in plan.themes],
        "actions": [_action(action, names) for action in plan.actions],
        "doubts": [_doubt(doubt) for doubt in plan.doubts],
    }


def _action(action: ActionRead, names: dict[str, str]) -> dict[str, Any]:
    return {
        "row": action.row,
        "sheet": action.sheet,
        "code": action.code,
        "title": action.title,
        "section": action.section,
        "theme": action.theme,
        "leads": [{"name": lead.name, "kind": lead.kind} for lead in action.leads],
        "deadline": _date(action.deadline),
        "revised": _date(action.revised) if action.revised is not None else None,
        "rag": action.rag,
        "state": action.state,
        "comment": action.comment,
        "updates": [
            {"date": update.day.isoformat() if update.day else None, "text": update.text}
            for update in action.updates
        ],
        "parent": names.get(action.parent, action.parent) if action.parent else None,
        "fields": dict(action.fields),
    }


def _date(reading: Reading) -> dict[str, Any]:
    window = reading.window
    return {
        "text": reading.text,
        "kind": str(reading.kind),
        "start": window.first.isoformat() if window else None,
        "end": window.last.isoformat() if window else None,
        "ambiguous": reading.ambiguous,
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {"row": doubt.row, "sheet": doubt.sheet, "kind": doubt.kind, "text": doubt.text}
