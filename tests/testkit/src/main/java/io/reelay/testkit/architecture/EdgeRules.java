package io.reelay.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;

/// Rules for the edges: where requests and records may enter and leave a service.
final class EdgeRules {
    private static final Set<String> EMITTERS = Set.of(
            "io.smallrye.reactive.messaging.MutinyEmitter",
            "org.eclipse.microprofile.reactive.messaging.Emitter",
            "org.eclipse.microprofile.reactive.messaging.Outgoing");

    private EdgeRules() {}

    static Stream<ArchRule> rules(ReelayModule module) {
        Stream<ArchRule> everywhere = Stream.of(httpEntersThroughResources(), recordsEnterThroughConsumers());
        return module == ReelayModule.MESSAGING
                ? everywhere
                : Stream.concat(everywhere, Stream.of(recordsLeaveThroughTheOutbox()));
    }

    static ArchRule httpEntersThroughResources() {
        // An interface with these annotations is a REST client.
        return classes()
                .that(not(describe("http edges", EdgeRules::isHttpEdge)).and(not(INTERFACES)))
                .should(new NoSuchCode("carry no JAX-RS annotations", EdgeRules::jaxRsAnnotations))
                .as("JAX-RS annotations only in *Resource")
                .because("a reader looks for a path in the resources");
    }

    static ArchRule recordsEnterThroughConsumers() {
        return methods()
                .that()
                .areAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming")
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Consumer")
                .as("@Incoming only in *Consumer")
                .because("a reader looks for the subscriber of a topic in the consumers");
    }

    static ArchRule recordsLeaveThroughTheOutbox() {
        return noClasses()
                .should()
                .dependOnClassesThat(describe("emitters", target -> EMITTERS.contains(target.getName())))
                .as("records leave through the outbox")
                .because("an event that was not committed first is lost in a crash");
    }

    private static boolean isHttpEdge(JavaClass candidate) {
        String name = candidate.getSimpleName();
        return name.endsWith("Resource")
                || name.endsWith("ExceptionMapper")
                || name.endsWith("Filter")
                || resideInAnyPackage("..http..").test(candidate);
    }

    private static Stream<String> jaxRsAnnotations(JavaClass candidate) {
        return Stream.concat(
                        candidate.getAnnotations().stream(),
                        candidate.getMembers().stream().flatMap(member -> member.getAnnotations().stream()))
                .filter(annotation -> annotation.getRawType().getPackageName().startsWith("jakarta.ws.rs"))
                .map(JavaAnnotation::getDescription);
    }
}
