package io.aurorafleet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing from outside becomes markup. */
class HtmlTest {
  @Test
  void escapesEveryValueThatIsNotMarkup() {
    Html page = Html.of("<b title=\"{}\">{}</b>", "\" onload=\"x", "<script>alert('1')&</script>");

    assertThat(page.markup())
        .isEqualTo(
            "<b title=\"&quot; onload=&quot;x\">"
                + "&lt;script&gt;alert(&#39;1&#39;)&amp;&lt;/script&gt;</b>");
  }

  @Test
  void keepsMarkupThatWasMadeByTheTemplate() {
    Html inner = Html.of("<i>{}</i>", "a<b");

    assertThat(Html.of("<p>{}</p>", Html.all(List.of(inner, inner))).markup())
        .isEqualTo("<p><i>a&lt;b</i><i>a&lt;b</i></p>");
  }

  @Test
  void takesControlAndDirectionCharactersButKeepsLines() {
    assertThat(Html.of("{}", "a\u202eb\u0007c\nd").markup()).isEqualTo("a b c\nd");
  }

  @Test
  void aValueThatHoldsAPlaceDoesNotTakeTheNextValue() {
    assertThat(Html.of("{} {}", "{}", "x").markup()).isEqualTo("{} x");
  }

  @Test
  void refusesATemplateThatDoesNotFitItsValues() {
    assertThatThrownBy(() -> Html.of("{}")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Html.of("", 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
