package io.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tasklist as one user sees it. */
final class TasklistPage {

    static final String MINE = "My tasks";
    static final String GROUP = "My group’s tasks";
    static final String OVERDUE = "Overdue";
    static final String TODAY = "Due today";

    private static final Pattern LIST = Pattern.compile("/filter/([^/]+)/list");
    private static final Pattern ACTIVE = Pattern.compile("(^|\\s)active(\\s|$)");
    private static final String SHOWS_AS_MANY_AS_COUNTED = """
            () => {
              const counter = document.querySelector('.task-filter.active .counter');
              const shown = document.querySelectorAll('.tasks-list li.task').length;
              return counter && shown === Math.min(parseInt(counter.textContent.match(/[0-9]+/)), 15);
            }
            """;
    /** Frames, by which Playwright looks otherwise, are not drawn for a window behind others. */
    private static final Page.WaitForFunctionOptions BY_THE_CLOCK =
            new Page.WaitForFunctionOptions().setPollingInterval(100);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Page.WaitForResponseOptions AT_ONCE = new Page.WaitForResponseOptions().setTimeout(7_000);

    private final Page page;

    private TasklistPage(Page page) {
        this.page = page;
    }

    /** Signs in at the front door, which leads to Tasklist. */
    static TasklistPage signIn(Page page, String address, String user) {
        page.navigate(address + "/");
        enter(page, user);
        page.waitForURL("**/camunda/app/tasklist/**");
        assertThat(filters(page).first()).isVisible();
        // whoever loads the page anew must not be answered by the list of the page before, which then never ends
        page.waitForFunction(SHOWS_AS_MANY_AS_COUNTED, null, BY_THE_CLOCK);
        return new TasklistPage(page);
    }

    /** Signs in at the sign-in page that is open. */
    static void enter(Page page, String user) {
        page.locator("#username").fill(user);
        page.locator("#password").fill("demo");
        page.locator("button[type=submit]").click();
    }

    /** A tab of the task that is shown, by its title. */
    static Locator tab(Page page, String title) {
        return page.locator("section.task-card .nav-tabs")
                .getByText(title, new Locator.GetByTextOptions().setExact(true));
    }

    Page page() {
        return page;
    }

    List<String> filters() {
        return filters(page).locator("h4 a").allInnerTexts().stream()
                .map(text -> text.replaceAll("\\s*\\(?\\d*\\)?\\s*$", ""))
                .toList();
    }

    /** The titles of the tasks that a filter lists now. */
    List<String> tasks(String filter) {
        Locator chosen = filters(page).filter(new Locator.FilterOptions().setHasText(filter));
        page.bringToFront();
        boolean active = String.valueOf(chosen.getAttribute("class")).contains("active");
        Response list;
        try {
            list = active
                    ? page.waitForResponse(TasklistPage::listsTasks, AT_ONCE, page::reload)
                    : page.waitForResponse(
                            this::listsChosenFilter,
                            AT_ONCE,
                            () -> chosen.locator("h4 a").click());
        } catch (TimeoutError e) {
            // the filter became active between the look and the click, and a click on an active one asks for nothing
            list = page.waitForResponse(TasklistPage::listsTasks, page::reload);
        }
        assertThat(chosen).hasClass(ACTIVE);
        list.finished();
        page.waitForFunction(SHOWS_AS_MANY_AS_COUNTED, null, BY_THE_CLOCK);
        Locator titles = page.locator(".tasks-list li.task h4.task a");
        return titles.allInnerTexts().stream().map(String::strip).toList();
    }

    /** Opens the first task of a filter whose title contains all words, waiting until there is one. */
    FormPage open(String filter, String... words) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            List<String> titles = tasks(filter);
            for (int index = 0; index < titles.size(); index++) {
                if (List.of(words).stream().allMatch(titles.get(index)::contains)) {
                    page.locator(".tasks-list li.task h4.task a").nth(index).click();
                    assertThat(page.locator(".task-card h2.task")).hasText(titles.get(index));
                    return FormPage.ofTask(page);
                }
            }
        }
        throw new AssertionError("No task with " + List.of(words) + " in " + filter + ": " + tasks(filter));
    }

    /** Opens a task of the user's group and claims it. */
    FormPage take(String... words) {
        return open(GROUP, words).claim();
    }

    /** Opens the start form of a process. */
    FormPage start(String process) {
        page.locator(".start-process-action a").click();
        page.locator(".available-processes a")
                .filter(new Locator.FilterOptions().setHasText(process))
                .click();
        return FormPage.ofStart(page);
    }

    /** A page that is loaded anew asks for one list only, perhaps before it says in its address which. */
    private static boolean listsTasks(Response response) {
        return LIST.matcher(response.url()).find();
    }

    /** Whether it answers with the tasks of the filter in the address; answers for one chosen earlier may come late. */
    private boolean listsChosenFilter(Response response) {
        Matcher list = LIST.matcher(response.url());
        return list.find() && page.url().contains("filter=" + list.group(1));
    }

    byte[] download(Locator link) {
        Download download = page.waitForDownload(link::click);
        try (var content = download.createReadStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs out as every Camunda webapp offers it; it leads to our own sign-in page. */
    static void signOut(Page page) {
        page.locator(".account .dropdown-toggle").click();
        page.locator(".account .logout a").click();
        page.waitForURL("**/login?logout");
    }

    private static Locator filters(Page page) {
        return page.locator(".task-filters .task-filter");
    }
}
