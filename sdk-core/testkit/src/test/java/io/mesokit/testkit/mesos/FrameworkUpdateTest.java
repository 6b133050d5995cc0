package io.mesokit.testkit.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesokit.testkit.http.RawHttp;
import io.mesokit.testkit.time.VirtualClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What frameworks may not say of themselves, when they subscribe and later. */
@Timeout(30)
class FrameworkUpdateTest {
    private static final String BAD = "{'role_constraints':{'dev':{'groups':[{'attribute_constraints':[{'selector':"
            + "{'attribute_name':'a'},'predicate':{'text_matches':{'regex':'('}}}]}]}}}";

    private final EmbeddedMesos mesos = EmbeddedMesos.start(
            MesosOptions.ofDefaults().withDenied("nobody", MesosAction.REGISTER_FRAMEWORK), VirtualClock.ofDefaults());

    @AfterEach
    void close() {
        mesos.close();
    }

    private static String info(String more) {
        return "'framework_info':{'user':'root','name':'f','capabilities':[{'type':'MULTI_ROLE'}]," + more + "}";
    }

    private SchedulerTap subscribe(String more, String besides) {
        return SchedulerTap.subscribe(mesos.url(), "{'type':'SUBSCRIBE','subscribe':{" + info(more) + besides + "}}");
    }

    private static RawHttp.Answer update(SchedulerTap scheduler, String more, String besides) {
        String framework = scheduler.framework();
        return scheduler.call(
                framework,
                "UPDATE_FRAMEWORK",
                "'update_framework':{" + info("'id':{'value':'" + framework + "'}," + more) + besides + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        'roles':['.']                      | | Supplied FrameworkInfo is not valid: 'FrameworkInfo.roles' contains
        'roles':['dev'],'checkpoint':true  | | FrameworkInfo update is not valid: Updating 'FrameworkInfo.checkpoint'
        'roles':['dev'],'checkpoint':true  | ,'suppressed_roles':['x'] | FrameworkInfo update is not valid: Updating
        'roles':['dev']                    | ,'suppressed_roles':['x'] | 'UpdateFramework' call is not valid: Suppressed
        """)
    void update_ofWhatMayNotBe_is400(String more, String besides, String why) throws Exception {
        try (SchedulerTap scheduler = subscribe("'roles':['dev']", "")) {
            RawHttp.Answer answer = update(scheduler, more, besides == null ? "" : besides);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).startsWith(why);
        }
    }

    @Test
    void update_ofAFrameworkThatMayNotSubscribe_is403() throws Exception {
        try (SchedulerTap scheduler = subscribe("'roles':['dev']", "")) {
            String framework = scheduler.framework();
            // As if it had been allowed to when it subscribed.
            mesos.updateFramework(
                    Json.object("id", Json.id(framework)).put("user", "root").put("principal", "nobody"));
            RawHttp.Answer answer = update(scheduler, "'roles':['b','a']", "");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text())
                    .isEqualTo("Not authorized to register framework " + framework + " with roles { a, b }");
        }
    }

    @Test
    void subscription_inTheNameOfOneWhoMayNot_isAnError() throws Exception {
        try (SchedulerTap scheduler = subscribe("'roles':['dev'],'principal':'nobody'", "")) {
            assertThat(scheduler.event("ERROR").at("/error/message").asText())
                    .isEqualTo("Not authorized to register framework  with roles { dev }");
        }
    }

    @Test
    void constraints_withABadExpression_areRefused_andNobodyElseSuffers() throws Exception {
        try (SchedulerTap wrong = subscribe("'roles':['dev']", ",'offer_constraints':" + BAD);
                SchedulerTap later = subscribe("'roles':['dev']", "")) {
            assertThat(wrong.event("ERROR").at("/error/message").asText())
                    .startsWith("Offer constraints are not valid: A role dev has an invalid 'AttributeConstraint': ");
            wrong.event("END");
            later.event("OFFERS");
            RawHttp.Answer answer = update(later, "'roles':['dev']", ",'offer_constraints':" + BAD);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text())
                    .startsWith("'UpdateFramework' call is not valid: Offer constraints are not valid");
            try (SchedulerTap last = SchedulerTap.subscribe(mesos.url(), "last", List.of("dev"))) {
                last.framework();
            }
        }
    }
}
