"""Les compétences que demande chaque unité, et ce qui manque à un profil ou à une équipe (CCTP 3)."""

from __future__ import annotations

import pytest

from gouvernail.rules.skills import Skill, gaps_of, skill_matrix, skills_asked


@pytest.mark.clause("3-skills")
def test_chaque_unite_demande_les_competences_du_contrat() -> None:
    assert [len(skills_asked([kind])) for kind in ("devops", "design", "deployment")] == [9, 3, 3]
    assert skills_asked(["hosting", "reversibility", ""]) == ()
    assert len(skills_asked(["design", "devops", "design"])) == 12


@pytest.mark.clause("3-skills")
def test_une_competence_qui_n_est_pas_dite_manque() -> None:
    assert gaps_of({"user_research": 2, "product_contribution": 1}, ["design"]) == (
        Skill.PRODUCT_CONTRIBUTION,
        Skill.SKILLS_TRANSFER,
    )


@pytest.mark.clause("3-skills")
def test_une_sensibilite_suffit_pour_les_equipes_agiles() -> None:
    assert Skill.AGILE_TEAM not in gaps_of({"agile_team": 1}, ["devops"])
    assert Skill.GIT in gaps_of({"git": 1}, ["devops"])


@pytest.mark.clause("3-skills")
def test_une_equipe_joint_les_competences_de_ses_profils() -> None:
    rows = skill_matrix([{"user_research": 3}, {"product_contribution": 2, "user_research": 0}], ["design"])
    assert [(row.skill, row.levels, row.best, row.is_gap) for row in rows] == [
        (Skill.USER_RESEARCH, (3, 0), 3, False),
        (Skill.PRODUCT_CONTRIBUTION, (None, 2), 2, False),
        (Skill.SKILLS_TRANSFER, (None, None), 0, True),
    ]
