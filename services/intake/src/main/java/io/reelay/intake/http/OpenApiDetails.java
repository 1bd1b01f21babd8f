package io.reelay.intake.http;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.reelay.platform.problem.Problem;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/// Puts into the OpenAPI document what only the classes know: the words of the contracts where Java has constants,
/// which members of an answer are always there and which can be null, and that every failure is a problem document.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OpenApiDetails implements OASFilter {

    private static final DotName NAMED =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final String OURS = "io.reelay.";

    private final Map<String, Class<?>> classes = new HashMap<>();

    /// @param index every class that the document can speak of
    public OpenApiDetails(IndexView index) {
        index.getKnownClasses().stream()
                .filter(known -> known.name().toString().startsWith(OURS))
                .filter(known -> known.isRecord() || known.isEnum())
                // Where two have one name, the one that was given it on purpose is meant.
                .sorted(Comparator.comparing(OpenApiDetails::isNamed).thenComparing(ClassInfo::name))
                .forEach(known -> classes.put(schemaName(known), load(known)));
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().getSchemas().forEach(this::describe);
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(OpenApiDetails::canFail);
    }

    private void describe(String name, Schema schema) {
        // The schema of a page is named after its items as well.
        var described = name.startsWith(Page.class.getSimpleName()) ? Page.class : classes.get(name);
        if (described == null) {
            return;
        }
        if (described.isEnum()) {
            schema.setEnumeration(Arrays.stream(described.getEnumConstants())
                    .map(Object::toString)
                    .<Object>map(word -> word)
                    .toList());
        } else if (isWrittenAsText(described)) {
            schema.setProperties(null);
            schema.setType(List.of(SchemaType.STRING));
        } else if (!name.endsWith("Request")) {
            describeMembers(described, schema);
        }
    }

    /// What is read may leave anything out; what is written has all its members.
    private static void describeMembers(Class<?> written, Schema schema) {
        Map<String, Schema> members = new LinkedHashMap<>(schema.getProperties());
        List<String> present = new ArrayList<>();
        for (var component : written.getRecordComponents()) {
            if (canBeNull(component)) {
                members.computeIfPresent(component.getName(), (_, member) -> orNull(member));
            } else {
                present.add(component.getName());
            }
        }
        schema.setProperties(members);
        schema.setRequired(present);
    }

    private static boolean isWrittenAsText(Class<?> written) {
        return Arrays.stream(written.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static boolean canBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Schema orNull(Schema member) {
        var types = member.getType();
        if (types != null) {
            List<SchemaType> withNull = new ArrayList<>(types);
            withNull.add(SchemaType.NULL);
            return member.type(withNull);
        }
        return member.getRef() == null
                ? member
                : OASFactory.createSchema()
                        .addAnyOf(member)
                        .addAnyOf(OASFactory.createSchema().type(List.of(SchemaType.NULL)));
    }

    private static void canFail(Operation operation) {
        var problem = OASFactory.createSchema().ref(Problem.class.getSimpleName());
        operation
                .getResponses()
                .setDefaultValue(OASFactory.createAPIResponse()
                        .description("A problem: `code` says which, `detail` what to do")
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        Problem.MEDIA_TYPE,
                                        OASFactory.createMediaType().schema(problem))));
    }

    private static String schemaName(ClassInfo known) {
        return isNamed(known) ? known.declaredAnnotation(NAMED).value("name").asString() : known.simpleName();
    }

    private static boolean isNamed(ClassInfo known) {
        var named = known.declaredAnnotation(NAMED);
        return named != null && named.value("name") != null;
    }

    private static Class<?> load(ClassInfo known) {
        try {
            return Class.forName(
                    known.name().toString(), false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("An indexed class exists", e);
        }
    }
}
