package io.reelay.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.stream.Stream;

/// A condition that holds for a class if the search finds nothing. Each match is reported as a violation.
final class NoSuchCode extends ArchCondition<JavaClass> {
    private final Function<JavaClass, Stream<String>> search;

    NoSuchCode(String description, Function<JavaClass, Stream<String>> search) {
        super(description);
        this.search = search;
    }

    @Override
    public void check(JavaClass searched, ConditionEvents events) {
        search.apply(searched).forEach(found -> events.add(SimpleConditionEvent.violated(searched, found)));
    }
}
