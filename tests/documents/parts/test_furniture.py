from __future__ import annotations

import pytest

from legation.documents.parts.furniture import opens_comments, reason


@pytest.mark.parametrize(
    ("flat", "expected"),
    [
        (
            "This picture taken on May 3, 2017 and released by the state agency shows the president in Bamako.",
            "caption",
        ),
        ("In this photo released by the ministry, the ministers shake hands.", "caption"),
        ("An undated handout photo provided by the army shows the road to Kidal.", "caption"),
        ("FILE - The president of Mali speaks in Bamako, Mali, on May 3, 2017.", "caption"),
        ("The ministers shake hands in Algiers. (Photo: Jane Roe / Example)", "caption"),
        ("A soldier stands guard in Gao on May 3, 2018. AP Photo/Jane Roe", "caption"),
        ("President Keita arrives in Algiers. / AFP / Jane ROE", "caption"),
        ("JRO/AFP/Getty Images", "credit"),
        ("Jane Roe/Reuters", "credit"),
        ("(Reporting by Jane Roe; Editing by Richard Doe)", "credit"),
        ("Photo by Jane Roe", "credit"),
        ("Jane Roe and Richard Doe contributed to this report.", "credit"),
        ("By Jane Roe", "byline"),
        ("By JANE ROE and RICHARD DOE, Associated Press", "byline"),
        ("By Jane Roe in Bamako and Richard Doe in Algiers", "byline"),
        ("By Reuters Staff", "byline"),
        ("Follow Jane Roe on Instagram and YouTube.", "boilerplate"),
        ("Follow us on Twitter @example", "boilerplate"),
        ("Please let us know if you're having issues with commenting.", "boilerplate"),
        ("Sign up for our newsletter", "boilerplate"),
        ("ADVERTISEMENT", "boilerplate"),
        ("Share this article on Facebook", "boilerplate"),
        ("© 2018 The Example Post. All rights reserved.", "boilerplate"),
        ("ABSTRACT.", "boilerplate"),
        ("FULL TEXT.", "boilerplate"),
        ("* * *", "boilerplate"),
        ("Read more: Mali and Algeria reopen crossings", "related"),
        ("Related articles", "related"),
        ("Read the rest here.", "related"),
        ("12 Comments", "comments"),
        ("Leave a Reply", "comments"),
    ],
)
def test_furniture_is_told_by_its_words(flat: str, expected: str) -> None:
    assert reason(flat) == expected


@pytest.mark.parametrize(
    "flat",
    [
        "A photo released by state media showed the president touring a factory, analysts said on Monday.",
        "By Monday, the army had taken the town.",
        "By signing the treaty, Mali and Algeria ended the dispute.",
        "Like others before him, the minister announced on Twitter that he would resign.",
        "The ministry said in a statement carried by Reuters.",
        "Follow-up talks between Mali and Algeria will be held in May.",
        "Sources close to the president said that the ambassador would be recalled.",
        "More than forty states recognised the government.",
        "Images of the destroyed bridge angered the government in Bamako.",
        "Share prices fell after the ministers met.",
        "This report by the United Nations accuses Mali of torture.",
        "“We will comment on this later,” the spokesman told AFP.",
        "Mali accused Algeria of shooting down a drone.",
    ],
)
def test_prose_that_begins_like_furniture_stays(flat: str) -> None:
    assert reason(flat) is None


def test_a_heading_opens_the_comments_and_a_sentence_about_comments_does_not() -> None:
    assert opens_comments("Comments (3)")
    assert not opens_comments("Comments by the minister angered Algiers.")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("(c) arrears in the contributions of the member states.", None),
        ("(c) 2010 Example Press", "boilerplate"),
        ("Editor’s note: An earlier headline said that the ship had been seized.", "correction"),
        ("This article was amended on 3 May 2018 to correct a name.", "correction"),
        ("(Adds minister's comments; corrects number of trucks to 900)", "boilerplate"),
        ("Already a subscriber? Log in to continue reading.", "boilerplate"),
        ("Home » Press » Releases", "navigation"),
        ("Mali | Algeria | Niger", "navigation"),
        ("Mali | 12 | 14", None),
        ("By IDRISS MALLOUM", "byline"),
        ("Ministers signed the accord on Monday | and left", None),
    ],
)
def test_lines_about_the_text_are_told_from_lines_of_it(line: str, said: str | None) -> None:
    assert reason(line) == said
