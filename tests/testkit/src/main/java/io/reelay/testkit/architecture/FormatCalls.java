package io.reelay.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds constant formats that a method passes to `String.format` or `formatted` without a locale. ArchUnit does not
/// expose constants, so this class reads the byte code.
final class FormatCalls {
    private static final String OBJECTS = "[Ljava/lang/Object;)";
    private static final Set<String> WITHOUT_LOCALE = Set.of(
            "formatted([Ljava/lang/Object;)Ljava/lang/String;",
            "format(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;");

    private final String method;
    private final List<FormatCall> found = new ArrayList<>();

    /// The format before each array of values that is being filled; null for an array without a format.
    private final LinkedList<@Nullable String> open = new LinkedList<>();

    private FormatCalls(String method) {
        this.method = method;
    }

    static List<FormatCall> of(JavaClass owner) {
        return owner.getSource().map(source -> read(source.getUri())).orElse(List.of());
    }

    private static List<FormatCall> read(URI classFile) {
        try (InputStream bytes = classFile.toURL().openStream()) {
            return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
                    .flatMap(method -> read(method).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + classFile, e);
        }
    }

    private static List<FormatCall> read(MethodModel method) {
        FormatCalls calls = new FormatCalls(method.methodName().stringValue());
        List<Instruction> instructions = method.code().stream()
                .flatMap(code -> code.elementList().stream())
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast)
                .toList();
        for (int index = 0; index < instructions.size(); index++) {
            calls.follow(instructions, index);
        }
        return calls.found;
    }

    /// The byte code of a call: format, length, new array, the values, call.
    private void follow(List<Instruction> instructions, int index) {
        Instruction instruction = instructions.get(index);
        if (instruction instanceof NewReferenceArrayInstruction array
                && array.componentType().asInternalName().equals("java/lang/Object")) {
            open.push(index < 2 ? null : text(instructions.get(index - 2)));
        } else if (instruction instanceof InvokeInstruction call
                && call.type().stringValue().contains(OBJECTS)
                && !open.isEmpty()) {
            end(call, open.pop());
        }
    }

    private void end(InvokeInstruction call, @Nullable String format) {
        boolean withoutLocale = call.owner().asInternalName().equals("java/lang/String")
                && WITHOUT_LOCALE.contains(
                        call.name().stringValue() + call.type().stringValue());
        if (withoutLocale && format != null) {
            found.add(new FormatCall(method, format));
        }
    }

    private static @Nullable String text(Instruction instruction) {
        return instruction instanceof ConstantInstruction constant && constant.constantValue() instanceof String text
                ? text
                : null;
    }

    /// A method and its format.
    record FormatCall(String method, String format) {}
}
