package io.reelay.intake.http;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.reelay.web.problem.Problem;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/// Completes the OpenAPI document from the Java classes: the public names of enum constants, the members that are
/// required or nullable, and the problem document as the response to every failure.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OpenApiSchemaFilter implements OASFilter {

    private static final DotName NAMED =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final String PACKAGE = "io.reelay.";
    private static final String JOB_REQUEST = "JobRequest";

    private final Map<String, List<ClassInfo>> classes;
    private final Map<String, Class<?>> declared = new HashMap<>();

    /// @param index all classes that the document can refer to
    public OpenApiSchemaFilter(IndexView index) {
        // An index of several archives may contain a class more than once.
        classes = index.getKnownClasses().stream()
                .map(ClassInfo::name)
                .distinct()
                .map(index::getClassByName)
                .filter(known -> known.name().toString().startsWith(PACKAGE))
                .filter(known -> known.isRecord() || known.isEnum())
                .collect(Collectors.groupingBy(OpenApiSchemaFilter::schemaName));
        for (var schema : OpenApiDefinition.class
                .getAnnotation(OpenAPIDefinition.class)
                .components()
                .schemas()) {
            declared.put(schema.name(), schema.implementation());
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().getSchemas().forEach(this::describe);
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(OpenApiSchemaFilter::addProblemResponse);
    }

    private void describe(String name, Schema schema) {
        // The schema name of a page also contains the name of its items.
        var type = name.startsWith(Page.class.getSimpleName()) ? Page.class : classOf(name);
        if (type == null) {
            return;
        }
        if (type.isEnum()) {
            schema.setEnumeration(Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .<Object>map(constant -> constant)
                    .toList());
        } else if (isWrittenAsText(type)) {
            schema.setProperties(null);
            schema.setType(List.of(SchemaType.STRING));
        } else if (name.equals(JOB_REQUEST)) {
            allowNull(type, schema);
        } else if (!name.endsWith("Request")) {
            describeMembers(type, schema);
        }
    }

    /// The class of a schema. A class that is named by its annotation takes precedence.
    private @Nullable Class<?> classOf(String name) {
        if (declared.containsKey(name)) {
            return declared.get(name);
        }
        var candidates = classes.getOrDefault(name, List.of());
        var named = candidates.stream().filter(OpenApiSchemaFilter::isNamed).toList();
        var best = named.isEmpty() ? candidates : named;
        if (best.size() > 1) {
            throw new IllegalStateException(
                    "The schema " + name + " can be any of " + best + ": declare its class in OpenApiDefinition");
        }
        return best.isEmpty() ? null : load(best.getFirst());
    }

    /// Optional fields of a request may also be null, except raw JSON, where null and absent differ.
    private static void allowNull(Class<?> read, Schema schema) {
        Map<String, Schema> members = new LinkedHashMap<>(schema.getProperties());
        var required = schema.getRequired();
        for (var component : read.getRecordComponents()) {
            if (component.getType() != JsonNode.class && !required.contains(component.getName())) {
                members.computeIfPresent(component.getName(), (_, member) -> orNull(member));
            }
        }
        schema.setProperties(members);
    }

    /// A response always contains all of its members that cannot be null.
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
            if (member.getEnumeration() != null) {
                List<@Nullable Object> values = new ArrayList<>(member.getEnumeration());
                values.add(null);
                member.setEnumeration(values);
            }
            return member.type(withNull);
        }
        return member.getRef() == null
                ? member
                : OASFactory.createSchema()
                        .addAnyOf(member)
                        .addAnyOf(OASFactory.createSchema().type(List.of(SchemaType.NULL)));
    }

    private static void addProblemResponse(Operation operation) {
        var problem = OASFactory.createSchema().ref(Problem.class.getSimpleName());
        operation
                .getResponses()
                .setDefaultValue(OASFactory.createAPIResponse()
                        .description("A problem: `code` identifies it, `detail` explains it")
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
            throw new IllegalStateException("An indexed class was not found", e);
        }
    }
}
