from tests.browser.test_saved_practice import RIGHT, Task, expect, quiz_of, give, log


def test_an_answer_on_the_map_waits_when_the_kernel_is_gone(bench, log):
    quiz = quiz_of(Task("maximus", RIGHT))
    page = bench(quiz)
    bench.break_kernel()
    bench.break_sending()
    give(page, quiz, RIGHT)
    expect(page.locator(".gl-saved")).to_contain_text("Not saved yet")
    assert page.evaluate("() => localStorage.length") == 1
