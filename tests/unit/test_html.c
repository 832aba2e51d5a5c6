// The one place that escapes, and links to what they name.
#include "compiler/output/html.h"

#include "tests/unit/check.h"

static void expect(struct arena *a, const struct buffer *out, const char *wanted)
{
    assert_string_equal(text_c(a, buffer_text(out)), wanted);
}

static void test_words(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct buffer out = buffer_new(a);
    struct html h = {.out = &out, .arena = a};
    html_begin(&h, "td");
    html_attribute(&h, "class", TEXT("a\" onclick=\"b'<>&"));
    html_text(&h, TEXT("<b>x</b> & \"y\" 'z' &lt;\x01\xEF\xBF\xBE"));
    html_close(&h);
    expect(a, &out,
           "\n<td class=\"a&quot; onclick=&quot;b'&lt;&gt;&amp;\">&lt;b&gt;x&lt;/b&gt; &amp; "
           "&quot;y&quot; 'z' &amp;lt;��</td>\n");
    arena_free(a);
}

static void test_link(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct buffer out = buffer_new(a);
    struct html h = {.out = &out, .arena = a};
    html_begin(&h, "a");
    html_link_to(&h, TEXT("acte1-R. 1\"é%_~"));
    html_close(&h);
    expect(a, &out, "\n<a href=\"#acte1-R.%201%22%C3%A9%25_~\"></a>\n");
    arena_free(a);
}

static void test_page(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct buffer out = buffer_new(a);
    struct html h;
    html_open(&h, a, &out);
    html_begin(&h, "meta");
    html_attribute(&h, "charset", TEXT("utf-8"));
    html_end(&h);
    html_element(&h, "p", NO_TEXT);
    html_close(&h);
    expect(a, &out,
           "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"fr\">\n"
           "<meta charset=\"utf-8\"/>\n<p></p></html>\n");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_link),
        cmocka_unit_test(test_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
