"""Roles: given by command or by a platform, held wherever they were granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import AlreadyDone, BadValue, NotFound
from bot.domain.people import Account, Role
from bot.domain.records import Grant
from bot.messages.render import heading, paragraph, prose
from bot.ports.chat import Fields, Mention, Place
from bot.services.setup import OPERATOR_PLATFORM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.people import Participant
    from bot.ports.chat import Part, Prose, Reply, Span
    from bot.ports.storage import Unit
    from bot.services.asked import Asked


def roles_of(unit: Unit, account: Account, participant: Participant | None) -> frozenset[Role]:
    """Give the roles held by an account, or by any account of the same person."""
    keys = {account.key, *[a.key for a in participant.accounts]} if participant else {account.key}
    return frozenset([g.role for g in unit.records.grants() if (g.platform, g.account_id) in keys])


GROUPS = "group-"
"""Settings `group-<role>-<platform>` hold the id of a platform's group whose members have a role."""


def roles_from_platform(unit: Unit, platform: str, groups: frozenset[str], *, may_manage: bool) -> frozenset[Role]:
    """Give the roles that a platform's groups bring; who runs the place may begin while nobody coordinates yet."""
    if not groups and not may_manage:
        return frozenset()
    named = group_settings(unit)
    held = {role for role, where, group in named if where == platform and group in groups}
    if may_manage and not named and not unit.records.grants():
        held.add(Role.DIRECTOR)
    return frozenset(held)


def group_settings(unit: Unit) -> tuple[tuple[Role, str, str], ...]:
    """Give (role, platform, group id) of every group that brings a role."""
    found = ((k.removeprefix(GROUPS), v) for k, v in unit.records.settings().items() if k.startswith(GROUPS))
    named = ((name.rpartition("-"), group) for name, group in found)
    return tuple((Role(role), platform, group) for (role, _, platform), group in named)


def grant_role(asked: Asked, *, role: str, account: str, country: str | None = None) -> Reply:
    """Give somebody a role. Raises AlreadyDone, BadValue, NotFound."""
    to = _account(asked, account)
    kept = keep_who_begins(asked)
    if not asked.unit.records.grant(_grant(asked, role, to, country)) and not kept:
        raise AlreadyDone(what=role)
    told = paragraph(asked.locale, "roles-granted", role=role_words(asked.locale, role), account=_shown(asked, to))
    return asked.show(told, *kept)


def keep_who_begins(asked: Asked) -> Sequence[Part]:
    """Let whoever may begin only while nobody coordinates go on directing, and say so; nothing for all others."""
    me = asked.actor.account
    if me.platform == OPERATOR_PLATFORM or asked.unit.records.grants() or group_settings(asked.unit):
        return ()
    asked.unit.records.grant(_grant(asked, Role.DIRECTOR, me, None))
    return (paragraph(asked.locale, "roles-kept"),)


def revoke_role(asked: Asked, *, role: str, account: str, country: str | None = None) -> Reply:
    """Take a role from somebody. Raises NotFound, and BadValue for the last who could give it back."""
    to = _account(asked, account)
    _refuse_to_lock_everybody_out(asked, role, to)
    if not asked.unit.records.revoke(_grant(asked, role, to, country)):
        raise NotFound(what=f"{role} {to}")
    return asked.say("roles-revoked", role=role_words(asked.locale, role), account=_shown(asked, to))


def list_roles(asked: Asked) -> Reply:
    """Show who holds what, and from where."""
    rows = (*_rows(asked, asked.unit.records.grants()), *_group_rows(asked))
    if not rows:
        return asked.say("roles-none")
    return asked.show(heading(asked.locale, "roles-title"), Fields(rows))


def role_words(locale: str, role: str) -> Prose:
    """Give a role's name for a reader."""
    return prose(locale, f"role-{role}")


def _rows(asked: Asked, grants: Iterable[Grant]) -> Iterable[tuple[Prose, Prose]]:
    for grant in grants:
        key = "roles-holder-of-country" if grant.country else "roles-holder"
        country = asked.world.places.country_name(grant.country, asked.locale) if grant.country else ""
        yield (
            role_words(asked.locale, grant.role.value),
            prose(
                asked.locale,
                key,
                account=_shown(asked, Account(grant.platform, grant.account_id)),
                country=country,
                source=grant.source,
            ),
        )


def _group_rows(asked: Asked) -> Iterable[tuple[Prose, Prose]]:
    """Give the groups whose members have a role on their platform."""
    for role, platform, group in group_settings(asked.unit):
        told = prose(asked.locale, "roles-group", group=Place(platform, group, is_group=True))
        yield role_words(asked.locale, role.value), told


def _account(asked: Asked, reference: str) -> Account:
    """Read `platform:id`, or anybody whom the roster knows."""
    platform, colon, account_id = reference.partition(":")
    if colon and platform and account_id:
        return Account(platform.strip().lower(), account_id.strip())
    person = asked.find_person(reference)
    if not person.accounts:
        raise NotFound(what=reference)
    return person.preferred_accounts()[0]


def _shown(asked: Asked, account: Account) -> Span:
    """Give an account as whoever reads on its platform knows it."""
    person = asked.unit.people.by_account(*account.key)
    return Mention(account, person.name if person else str(account))


def _grant(asked: Asked, role: str, to: Account, country: str | None) -> Grant:
    if role == Role.AMBASSADOR and country is None:
        raise BadValue(what="country", value="")
    return Grant(
        Role(role),
        to.platform,
        to.id,
        country if role == Role.AMBASSADOR else None,
        granted_by=asked.actor.reference,
        granted_at=asked.now,
    )


def _refuse_to_lock_everybody_out(asked: Asked, role: str, account: Account) -> None:
    others = [g for g in asked.unit.records.grants() if g.role == role and (g.platform, g.account_id) != account.key]
    person = asked.actor.participant
    own = {asked.actor.account.key, *(a.key for a in (person.accounts if person else ()))}
    if role == Role.COORDINATOR and not others and account.key in own:
        raise BadValue(what="last-coordinator", value=str(account))
